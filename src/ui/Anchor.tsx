import { type ComponentPropsWithRef, type ElementType, createContext, useContext } from 'react'

export type AnchorProps = ComponentPropsWithRef<'a'> & { href: string }

/**
 * The component that every link of these parts is made of: a plain `a` unless the shell provides one that
 * follows `href` inside the page. So the parts know no router.
 */
export const AnchorContext = createContext<ElementType<AnchorProps>>('a')

/** A link that the shell's router follows. */
export function Anchor(props: AnchorProps) {
  const As = useContext(AnchorContext)
  return <As {...props} />
}
