const openings = [
  "Rappeler le fournisseur pour",
  "Prepare the review of",
  "Vérifier avec le notaire",
  "Order new samples for",
  "Compare three quotes for",
  "Relire la version finale de",
  "Measure and photograph",
  "Planifier la livraison de",
  "Ask the neighbours about",
  "Faire signer l’avenant sur",
  "Write the first draft of",
  "Repeindre avant l’hiver",
  "Clean up the spreadsheet of",
  "Choisir les matériaux de",
  "Book the meeting room for",
  "Mettre à jour le budget de",
];
const subjects = [
  "the kitchen windows",
  "la toiture de l’annexe",
  "the autumn newsletter",
  "l’atelier du rez-de-chaussée",
  "the supplier contract",
  "la mise en page du catalogue",
  "the onboarding handbook",
  "l’escalier du deuxième étage",
  "the quarterly figures",
  "les finitions de la salle d’eau",
  "the photo exhibition",
  "la convention de stage",
];
const endings = [
  "",
  " before Friday",
  " avec Maëlle",
  " (second floor)",
  " — à confirmer",
  " and send it to everyone",
  " pour le 14 mars",
  ", including the garden side",
  " sans dépasser 1 200 €",
  " with the new template",
];
const sentences = [
  "The last visit left three open points, which are listed below.",
  "Il reste à confirmer la date avec l’équipe, puis à prévenir le client.",
  "- measure twice, order once\n- keep the receipts\n- photograph the result",
  "Le devis de **Kerguélen & fils** est valable jusqu’à la fin du mois.",
  "See the [plan](https://example.org/plan) and the notes of the second meeting.",
  "Attention : l’accès par la cour est fermé le mardi après-midi.",
  "Whoever picks this up: the previous attempt is in the folder “2026 — essais”.",
  "Nobody has answered since; a phone call is probably faster than another letter.",
];

/** Numbers that look random and are the same in each run. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to `below` - 1. */
  roll(below: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 4_294_967_296) * below);
  }

  pick<T>(choices: readonly [T, ...T[]] | readonly T[]): T {
    const choice = choices[this.roll(choices.length)];
    if (choice === undefined) throw new Error("There is nothing to choose from.");
    return choice;
  }
}

/** A title as people write them, in English or French, of 30 to 80 characters. */
export function makeTitle(dice: Dice): string {
  const title = `${dice.pick(openings)} ${dice.pick(subjects)}${dice.pick(endings)}`;
  return title.length < 30 ? `${title} (à suivre, semaine 12)` : title.slice(0, 80);
}

/** A description in Markdown of 200 to 2,000 characters. */
export function makeDescription(dice: Dice): string {
  const length = 200 + dice.roll(1_800);
  let text = "";
  while (text.length < length) text += `${dice.pick(sentences)}\n\n`;
  return text.slice(0, length);
}

/** What is sent to create a task, always of the same size, so that bare writes as much. */
export function makeTask(dice: Dice): { title: string; description: string; priority: string; dueOn: string } {
  const description = makeDescription(dice).padEnd(800, " …").slice(0, 800);
  return { title: makeTitle(dice), description, priority: "high", dueOn: "2026-12-24" };
}
