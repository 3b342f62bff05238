import type { Color, Priority, TaskStatus } from "@xtablo/contract";

/** A task of the demo; days count from today, negative ones are past. */
export interface DemoTask {
  title: string;
  status: TaskStatus;
  etape?: string;
  priority?: Priority;
  description?: string;
  /** Assigned to the demo's owner. */
  mine?: boolean;
  startIn?: number;
  dueIn?: number;
}

/** A tablo of the demo with all that is in it. */
export interface DemoTablo {
  title: string;
  description: string;
  color: Color;
  etapes: { title: string; color: Color }[];
  tasks: DemoTask[];
  files: { name: string; text: string }[];
}

/** Who the demo workspace belongs to. The password is no secret: this is for development. */
export const demoAccount = { name: "Inès Laurent", email: "demo@example.org", password: "demo-workspace" };

/** The tablos of the demo workspace. */
export const demoTablos: DemoTablo[] = [
  {
    title: "Bakery website",
    description:
      "The new site of Boulangerie Martin: orders for the next morning, opening hours, and the story of the house.",
    color: "amber",
    etapes: [
      { title: "Discovery", color: "slate" },
      { title: "Design", color: "purple" },
      { title: "Build", color: "blue" },
      { title: "Launch", color: "green" },
    ],
    tasks: [
      {
        title: "Interview the Martins about morning orders",
        status: "done",
        etape: "Discovery",
        mine: true,
        startIn: -21,
        dueIn: -19,
      },
      {
        title: "Count how many orders come by phone",
        status: "done",
        etape: "Discovery",
        startIn: -20,
        dueIn: -17,
        description: "About 40 on a Saturday, most between 7 and 8.",
      },
      { title: "Sketch the order page", status: "done", etape: "Design", mine: true, startIn: -14, dueIn: -10 },
      {
        title: "Photograph breads and shop front",
        status: "in_review",
        etape: "Design",
        priority: "medium",
        startIn: -6,
        dueIn: 1,
        description: "Early light, before 8. Ask whether people in the queue may be seen.",
      },
      {
        title: "Choose typefaces that are free to use",
        status: "in_review",
        etape: "Design",
        priority: "low",
        mine: true,
        dueIn: 2,
      },
      {
        title: "Order form with pick-up time",
        status: "in_progress",
        etape: "Build",
        priority: "high",
        mine: true,
        startIn: -3,
        dueIn: 3,
        description: "Closed on Mondays. The last order for the next day is taken at 18:00.",
      },
      {
        title: "Confirmation by email",
        status: "in_progress",
        etape: "Build",
        priority: "medium",
        startIn: -1,
        dueIn: 4,
      },
      { title: "Opening hours, with public holidays", status: "todo", etape: "Build", priority: "medium", dueIn: 6 },
      {
        title: "Try the site with a screen reader",
        status: "todo",
        etape: "Build",
        priority: "high",
        mine: true,
        dueIn: 8,
      },
      {
        title: "Move the domain to the new host",
        status: "todo",
        etape: "Launch",
        priority: "high",
        dueIn: 12,
        description: "The current contract ends with the month.",
      },
      {
        title: "Print a card with the address for the counter",
        status: "todo",
        etape: "Launch",
        priority: "low",
        dueIn: 14,
      },
    ],
    files: [
      {
        name: "Interview notes.txt",
        text: "Boulangerie Martin, notes of the interview\n\n- Orders come by phone, and the line is busy from 7 to 8.\n- Most people want the same every Saturday.\n- Opening hours on the old site are wrong since spring.\n",
      },
      {
        name: "Price list.csv",
        text: "Bread,Weight (g),Price (EUR)\nBaguette tradition,250,1.30\nPain de campagne,800,4.20\nSeigle,500,3.60\nBrioche,400,5.50\n",
      },
    ],
  },
  {
    title: "Moving the office",
    description: "Out of Rue des Lilas by the end of the month, into the two rooms above the print shop.",
    color: "teal",
    etapes: [
      { title: "Before", color: "sky" },
      { title: "The day itself", color: "orange" },
      { title: "After", color: "green" },
    ],
    tasks: [
      { title: "Give notice to the landlord", status: "done", etape: "Before", mine: true, dueIn: -30 },
      { title: "Compare three moving companies", status: "done", etape: "Before", startIn: -18, dueIn: -12 },
      {
        title: "Order the internet line",
        status: "in_review",
        etape: "Before",
        priority: "high",
        mine: true,
        startIn: -9,
        dueIn: -1,
        description: "They promised a date within the week. Ask again.",
      },
      {
        title: "Label boxes by room",
        status: "in_progress",
        etape: "Before",
        priority: "medium",
        startIn: -2,
        dueIn: 5,
      },
      {
        title: "Tell clients the new address",
        status: "todo",
        etape: "Before",
        priority: "medium",
        mine: true,
        dueIn: 7,
      },
      { title: "Reserve parking for the van", status: "todo", etape: "The day itself", priority: "high", dueIn: 9 },
      { title: "Hand back the keys", status: "todo", etape: "After", dueIn: 16 },
    ],
    files: [
      {
        name: "Boxes.md",
        text: "# Boxes\n\n| Room | Boxes | Fragile |\n| --- | --- | --- |\n| Front office | 14 | screens |\n| Archive | 22 | no |\n| Kitchen | 4 | glasses |\n",
      },
    ],
  },
  {
    title: "Summer concert",
    description: "Four groups, one evening, in the courtyard of the music school.",
    color: "pink",
    etapes: [
      { title: "Programme", color: "indigo" },
      { title: "Courtyard", color: "olive" },
    ],
    tasks: [
      { title: "Ask the brass quintet", status: "done", etape: "Programme", mine: true, dueIn: -8 },
      {
        title: "Order of the pieces",
        status: "in_progress",
        etape: "Programme",
        priority: "medium",
        startIn: -4,
        dueIn: 10,
      },
      {
        title: "Permit for music after 21:00",
        status: "in_review",
        etape: "Courtyard",
        priority: "high",
        mine: true,
        dueIn: 4,
      },
      { title: "Chairs for 120 people", status: "todo", etape: "Courtyard", priority: "medium", dueIn: 20 },
      { title: "A plan for rain", status: "todo", etape: "Courtyard", priority: "low", dueIn: 25 },
      { title: "Thank the neighbours", status: "todo" },
    ],
    files: [
      {
        name: "Programme draft.txt",
        text: "20:00  Choir of the second years\n20:30  Brass quintet\n21:10  Pause\n21:30  Jazz workshop\n22:15  Everybody\n",
      },
    ],
  },
];
