import type { ComponentPropsWithRef } from 'react'
import { useHref, useLinkClickHandler, useLocation } from 'react-router'

type RouterLinkProps = Omit<ComponentPropsWithRef<'a'>, 'href'> & { readonly to: string }

/** A link that the router follows. The router's own can do more, mostly for servers, at 3 kB of a first visit. */
export function RouterLink({ to, onClick, children, ...rest }: RouterLinkProps) {
  const href = useHref(to)
  const follow = useLinkClickHandler<HTMLAnchorElement>(
    to,
    rest.target === undefined ? {} : { target: rest.target },
  )
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event)
        if (!event.defaultPrevented) follow(event)
      }}
    >
      {children}
    </a>
  )
}

/** One of several places: the current one, at or below whose address the page is, says so. */
export function PlaceLink(props: RouterLinkProps) {
  const [place = ''] = props.to.split('?')
  const isHere = `${useLocation().pathname}/`.startsWith(`${place}/`)
  return <RouterLink {...props} aria-current={isHere ? 'page' : undefined} />
}
