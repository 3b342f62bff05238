import { useState } from "react";
import { InPlaceTitle } from "../../ui/in-place-title.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { TextareaField, TextField } from "../../ui/text-field.tsx";
import { ChoiceFields, Ticks } from "./choice-fields.tsx";
import { Fields, Sample, Shelf } from "./shelf.tsx";

const long = "Réhabilitation de la maison Kerguélen et de ses dépendances, tranche ferme et tranche conditionnelle";

/** Everything that is filled in. */
export function FieldShelves() {
  return (
    <>
      <Shelf title="Fields">
        <Fields>
          <TextField label="Title" defaultValue="Maison Kerguélen" hint="1 to 120 characters" />
          <Sample state="hovered">
            <TextField label="Hover" placeholder="Title" />
          </Sample>
          <Sample state="focus-visible">
            <TextField label="Focus" defaultValue="Chapelle" />
          </Sample>
          <TextField label="Invalid" error="Give the tablo a title." />
          <TextField label="Disabled" defaultValue="Set by the operator" disabled />
          <TextField label="Read-only" defaultValue="https://tablo.example.org" readOnly />
          <TextField label="Large" size="l" defaultValue="ines@atelier-bremond.fr" />
          <TextField label="Long text" defaultValue={long} />
          <Searching />
          <TextareaField label="Description" defaultValue="Renovation of a 1931 house, Douarnenez." />
          <TextareaField label="Description, invalid" defaultValue={long} error="Say it in 80 characters." />
          <TextareaField label="Description, disabled" defaultValue="Only editors write here." disabled />
        </Fields>
      </Shelf>
      <Shelf title="Choices">
        <ChoiceFields />
        <Ticks />
      </Shelf>
      <Shelf title="Title in place">
        <Fields>
          <Title level={1} />
          <Title level={2} typing />
          <Title level={2} readOnly />
        </Fields>
      </Shelf>
    </>
  );
}

function Searching() {
  const [words, setWords] = useState("");
  return <SearchField label="Find a file" placeholder="Find a file" value={words} onChange={setWords} />;
}

function Title({ level, typing = false, readOnly }: { level: 1 | 2; typing?: boolean; readOnly?: boolean }) {
  const [title, setTitle] = useState("Façade study, version C with lime render samples");
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Sample name={readOnly ? "read-only" : typing ? "on several lines" : "on one line"}>
      <InPlaceTitle
        level={level}
        title={title}
        typed={typed}
        label="Title"
        hint="Edit the title"
        maxLength={200}
        readOnly={readOnly}
        onStart={() => setTyped(title)}
        onType={setTyped}
        onSave={() => {
          setTitle(typed?.trim() || title);
          setTyped(null);
        }}
        onStop={() => setTyped(null)}
      />
    </Sample>
  );
}
