/** Texts of the desktop app's own pages. */
export const desktop = {
  version: "Xtablo {{version}}",
  settings: "Settings",
  back: "Back",
  otherServers: "Other servers",
  openLogs: "Open the logs",
  unanswered: "The app does not answer. Try again, or start it again.",
  failed: "That did not work. Try again; if it happens again, the logs say more.",
  aServer: "The server",
  keptSettings:
    "The app could not read all of its settings. It begins anew with what it could; the file is kept as {{path}}.",
  thisComputer: "On this computer",
  first: {
    title: "Where is your workspace?",
    hint: "Choose where to begin. You can add others at any time.",
  },
  local: {
    hint: "A workspace just for you.",
    private: "Nothing leaves this computer",
    noAccount: "No account, no password",
    withoutNetwork: "Works without a network",
    start: "Start here",
  },
  connect: {
    title: "Connect to a server",
    hint: "Your team’s or your own: whoever runs it gives you its address.",
    address: "Address of the server",
    example: "tablo.example.org",
    action: "Connect",
    unknownHost:
      "The link you followed leads to {{host}}, which is not in your list. Connect to it only if you trust whoever sent the link.",
    useHost: "Use its address",
    problem: {
      noAddress: "That is not the address of a server. Type it like tablo.example.org, or paste a link to it.",
      another: "{{host}} answers, but it is not an Xtablo server. Check the address with whoever gave it to you.",
      guarded:
        "{{host}} asks for a name and a password before anything else, which this app cannot give. Ask whoever runs the server to let Xtablo through without.",
      tooOld:
        "{{host}} runs Xtablo {{version}}, and this app needs {{oldest}} or later. Ask whoever runs the server to update it.",
      unwell:
        "{{host}} answers that something is wrong with it (status {{status}}). Try again later, or tell whoever runs it.",
      expired: "The certificate of {{host}} has expired. Ask whoever runs the server to renew it.",
      anotherName:
        "The certificate of {{host}} is for another name. Check the address; if it is right, tell whoever runs the server.",
      unknownAuthority:
        "This computer does not know who issued the certificate of {{host}}. If your organisation has certificates of its own, install its authority on this computer; else ask whoever runs the server.",
      notTls:
        "{{host}} does not speak HTTPS. Only if it is on this computer or on your own network, connect without encryption: type http://{{host}}",
      otherCertificate:
        "The connection to {{host}} cannot be made secure: its certificate is not right. Tell whoever runs the server.",
      unknownName:
        "No server is known by the name {{host}}. Check it for typing mistakes; if it belongs to a private network, connect the VPN first.",
      refused:
        "Nothing answers at {{host}}. Check the port; if it is right, the server is not running: tell whoever runs it.",
      noAnswer: "{{host}} does not answer. Check the address and your connection, then try again.",
      offline: "This computer has no network. Connect it, then try again.",
    },
  },
  servers: {
    title: "Your servers",
    list: "Servers",
    unread_one: "{{count}} unread",
    unread_other: "{{count}} unread",
    add: "Add another",
    more: "More for {{name}}",
    rename: "Rename",
    reload: "Reload",
    remove: "Remove",
    name: "Name of {{name}}",
    nameEmpty: "Type a name, of 80 characters at most.",
    save: "Save",
    removeRemote:
      "Remove {{name}} from this app? You will be signed out here, and what you typed and did not send is lost. Nothing changes on the server.",
    removeLocal:
      "Remove {{name}} from the list? Its data stays on this computer’s disk, and is back when you press “Start here” again. What you typed and did not send is lost.",
  },
  find: {
    label: "Find in the page",
    count: "{{at}} of {{of}}",
    nothing: "Nothing found",
    next: "Next",
    previous: "Previous",
    close: "Close",
  },
  opening: {
    title: "Opening {{name}}",
    progress: "Opening",
    hint: "Waiting for its first answer.",
  },
  away: {
    title: "{{name}} is not available right now",
    again: "Xtablo tries again by itself.",
    retry: "Try again now",
    reason: {
      another: "Something answers at its address that is not Xtablo. The server may have moved: ask whoever runs it.",
      guarded:
        "Something before it asks for a name and a password, which this app cannot give. Whoever runs it can let Xtablo through without.",
      tooOld: "It runs Xtablo {{version}}, and this app needs {{oldest}} or later. Whoever runs it can update it.",
      unwell: "It answers that something is wrong with it (status {{status}}). Whoever runs it may be at work on it.",
      expired:
        "Its certificate has expired, so that nobody can be sure it is the real one. Whoever runs it can renew it.",
      anotherName:
        "Its certificate is for another name, so that nobody can be sure it is the real one. Whoever runs it can tell why.",
      unknownAuthority:
        "This computer does not know who issued its certificate, so that nobody can be sure it is the real one.",
      notTls: "It does not speak HTTPS at the moment, so that the connection would not be secure.",
      otherCertificate: "The connection to it cannot be made secure: its certificate is not right.",
      unknownName: "Its name is not known on this network. If it belongs to a private one, connect the VPN.",
      refused: "Nothing answers at its address at the moment: it is stopped, or about to start.",
      noAnswer: "It does not answer. It may be switched off, or the connection is too slow.",
      offline: "This computer has no network.",
      other: "It did not answer as expected.",
    },
  },
  starting: {
    title: "Starting the server on this computer",
    hint: "The first start takes a moment: the database is being made. After that it is quick.",
    progress: "Starting",
  },
  stopped: {
    title: "The server on this computer has stopped",
    hint: "What you saved is still on the disk. This is what it said last:",
    said: "What it said last",
    again: "Start again",
  },
  choices: {
    title: "Settings",
    hint: "For this app on this computer.",
    startAtLogin: "Start at login",
    startAtLoginHint: "Xtablo opens as soon as you sign in to this computer.",
    keepRunning: "Keep running when the window is closed",
    keepRunningHint:
      "Your servers stay connected. An icon in the tray opens the window again; where there is no tray, start Xtablo again.",
    checkSpelling: "Check spelling",
    checkSpellingHint:
      "Your words are checked on this computer. The dictionaries come from Google, which sees that they are fetched.",
    checkSpellingHintMac: "Your words are checked on this Mac, by its own dictionaries.",
    updates: "Check for updates",
    updatesHint: "When off, nobody is asked for updates. When on, only the address that you give here is.",
    feed: "Address of the updates",
    feedHint: "Begins with https://. Whoever gave you the app knows it.",
    feedWrong: "That is not an address that begins with https://, like https://example.org/xtablo/",
    save: "Save",
    saved: "Saved. Updates are looked for there from now on.",
    logs: "Logs",
    logsHint: "What the app has noted of its work, to find out what went wrong.",
  },
} as const;
