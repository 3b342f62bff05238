import type { Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";

interface PlainButtonProps extends Omit<AriaButtonProps, "className" | "style"> {
  className?: string;
  disabled?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button without a look of its own, for what is pressed as a whole: a row, an avatar. */
export function PlainButton({ disabled, ...rest }: PlainButtonProps) {
  return <AriaButton {...rest} isDisabled={disabled} />;
}
