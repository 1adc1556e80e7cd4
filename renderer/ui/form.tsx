import type { ReactNode } from 'react'

export interface FormProps {
  readonly onSubmit: () => void | Promise<void>
  readonly className?: string
  readonly children: ReactNode
}

/** Fields that ↵ sends. The page itself is never submitted anywhere. */
export function Form({ onSubmit, className, children }: FormProps) {
  return (
    <form
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
