import { RouterLink } from '../router-link.tsx'
import type { AnchorProps } from '../ui/Anchor.tsx'

/** Links of the parts, followed inside the page. What leaves the console (`blob:`, `https:`) stays a plain link. */
export function RouterAnchor({ href, ...rest }: AnchorProps) {
  return href.startsWith('/') && rest.download === undefined ? (
    <RouterLink to={href} {...rest} />
  ) : (
    <a href={href} {...rest} />
  )
}
