/** A name that a person gave, kept from turning the text around it (right-to-left letters, bidi characters). */
export function Isolate({ children }: { children: string }) {
  return <bdi>{children}</bdi>
}
