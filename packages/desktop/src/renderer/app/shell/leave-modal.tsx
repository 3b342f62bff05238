import { useText } from "../../lib/text.ts";
import { Button } from "../../ui/button.tsx";
import { Modal, ModalBody, ModalFoot } from "../../ui/modal.tsx";

interface LeaveModalProps {
  /** How many texts would be lost. */
  count: number;
  pending: boolean;
  onStay: () => void;
  onLeave: () => void;
}

/** Warns whoever logs out with texts that are nowhere but in this browser. */
export function LeaveModal({ count, pending, onStay, onLeave }: LeaveModalProps) {
  const text = useText();
  return (
    <Modal open onClose={onStay} title={text("writing.leave.title")}>
      <ModalBody>
        <p>{text("writing.leave.body", { count })}</p>
      </ModalBody>
      <ModalFoot>
        <Button autoFocus onPress={onStay}>
          {text("writing.leave.stay")}
        </Button>
        <Button kind="danger" pending={pending} onPress={onLeave}>
          {text("writing.leave.anyway")}
        </Button>
      </ModalFoot>
    </Modal>
  );
}
