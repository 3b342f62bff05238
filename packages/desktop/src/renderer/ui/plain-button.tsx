import type { Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";

interface PlainButtonProps extends Omit<AriaButtonProps, "className" | "style"> {
  className?: string;
  disabled?: boolean;
  /** The keys that do the same, as `aria-keyshortcuts` has them. React Aria passes on no attribute that it does not know. */
  keyShortcuts?: string;
  ref?: Ref<HTMLButtonElement>;
}

/** A button without a look of its own, for what is pressed as a whole: a row, an avatar. */
export function PlainButton({ disabled, keyShortcuts, ...rest }: PlainButtonProps) {
  return (
    <AriaButton
      {...rest}
      isDisabled={disabled}
      render={
        keyShortcuts === undefined ? undefined : (props) => <button {...props} aria-keyshortcuts={keyShortcuts} />
      }
    />
  );
}
