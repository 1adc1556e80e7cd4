import type { ComponentProps, ReactNode } from 'react'
import { Pressable as AriaPressable } from 'react-aria-components/Pressable'

type Child = ComponentProps<typeof AriaPressable>['children']

/**
 * Lets our own `Button` or `IconButton` open a React Aria overlay. React Aria types the child as a DOM element; ours are
 * components that hand every property and the ref on to one, which is all it needs.
 */
export function Pressable({ children }: { readonly children: ReactNode }) {
  return <AriaPressable>{children as Child}</AriaPressable>
}
