import type { ReactNode } from 'react'

export interface FormProps {
  readonly onSubmit: () => void | Promise<void>
  /** For a submit button that stands outside, at the foot of a dialog: `<Button submit form={id}>`. */
  readonly id?: string
  readonly className?: string
  readonly children: ReactNode
}

/** Fields that ↵ sends. The page itself is never submitted anywhere. */
export function Form({ onSubmit, id, className, children }: FormProps) {
  return (
    <form
      id={id}
      noValidate
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      {children}
    </form>
  )
}
