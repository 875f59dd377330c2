import { Link } from 'react-router'
import type { AnchorProps } from '../ui/Anchor.tsx'

/** Links of the parts, followed inside the page. What leaves the console (`blob:`, `https:`) stays a plain link. */
export function RouterAnchor({ href, ...rest }: AnchorProps) {
  return href.startsWith('/') && rest.download === undefined ? (
    <Link to={href} {...rest} />
  ) : (
    <a href={href} {...rest} />
  )
}
