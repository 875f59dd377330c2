import ChevronDown from 'lucide-react/icons/chevron-down'
import Check from 'lucide-react/icons/check'
import Ellipsis from 'lucide-react/icons/ellipsis'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Anchor } from './Anchor.tsx'
import { Button, type ButtonVariant, type Icon, IconButton } from './Button.tsx'
import type { Refusal } from './Reason.tsx'
import css from './Menu.module.css'

type ItemText = {
  label: string
  icon?: Icon | undefined
  /** A second, quiet line: what comes of it, or its cost. */
  detail?: string | undefined
}

export type MenuItem = ItemText &
  (
    | { onSelect: () => void; refusal?: Refusal | undefined; checked?: undefined; href?: undefined }
    | { href: string; refusal?: Refusal | undefined; onSelect?: undefined; checked?: undefined }
    /** One of several, ticked when it is the current one. */
    | { onSelect: () => void; checked: boolean; refusal?: undefined; href?: undefined }
  )

export type MenuEntry = MenuItem | { separator: true }

export type MenuProps = {
  /** What the menu is about: "More actions", "Actions for the snapshot of 00:09". Names an icon trigger too. */
  label: string
  items: readonly MenuEntry[]
  /** Words on the trigger; without them it is an icon. */
  children?: ReactNode
  icon?: Icon | undefined
  variant?: ButtonVariant | undefined
  /** Which edge of the trigger the list lines up with. */
  align?: 'start' | 'end' | undefined
  className?: string | undefined
}

const focusables = (menu: HTMLElement | null) => [
  ...(menu?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? []),
]

/** A button that opens a list of actions. A refused one stays in reach and says why in its second line. */
export function Menu({
  label,
  items,
  children,
  icon,
  variant = 'quiet',
  align = 'end',
  className,
}: MenuProps) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const fromEnd = useRef(false)
  const shown = useRef(false)
  const [open, setOpen] = useState(false)

  const trigger = {
    popoverTarget: id,
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    'aria-controls': id,
    className,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      // Typed before the browser has told that the list is open: the list answers already.
      if (shown.current) return onKeyDown(event)
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      fromEnd.current = event.key === 'ArrowUp'
      menu.current?.showPopover({ source: event.currentTarget })
    },
  } as const

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const all = focusables(menu.current)
    const at = all.findIndex((item) => item === document.activeElement)
    const { key } = event
    let to: HTMLElement | undefined
    if (key === 'ArrowDown') to = all[(at + 1) % all.length]
    else if (key === 'ArrowUp') to = all.at(at <= 0 ? -1 : at - 1)
    else if (key === 'Home') to = all[0]
    else if (key === 'End') to = all.at(-1)
    else if (key === 'Tab') menu.current?.hidePopover()
    else if (key.length === 1 && key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const going = event.timeStamp - typed.current.at < 700
      const text = (going ? typed.current.text : '') + key.toLowerCase()
      typed.current = { text, at: event.timeStamp }
      // One letter goes on to the next item; more letters may stay on the one they began with.
      const from = text.length > 1 ? at : at + 1
      to = [...all.slice(from), ...all.slice(0, from)].find((item) =>
        item.textContent.trim().toLowerCase().startsWith(text),
      )
    }
    if (!to) return
    event.preventDefault()
    to.focus()
  }

  return (
    <>
      {children ? (
        <Button {...trigger} variant={variant} icon={icon}>
          {children}
          <ChevronDown aria-hidden="true" />
        </Button>
      ) : (
        <IconButton {...trigger} icon={icon ?? Ellipsis} label={label} />
      )}
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        data-align={align}
        className={css.menu}
        onKeyDown={onKeyDown}
        onBeforeToggle={(event) => {
          shown.current = event.newState === 'open'
          if (shown.current) setOpen(true)
        }}
        onToggle={(event) => {
          // Only now: the browser gives the focus back as long as the item that has it is still there.
          if (event.newState !== 'open') return setOpen(false)
          if (menu.current?.contains(document.activeElement)) return
          focusables(menu.current)
            .at(fromEnd.current ? -1 : 0)
            ?.focus()
          fromEnd.current = false
        }}
      >
        {open &&
          items.map((entry, index) =>
            'separator' in entry ? (
              <hr key={index} />
            ) : (
              <Item key={entry.label} item={entry} close={() => menu.current?.hidePopover()} />
            ),
          )}
      </div>
    </>
  )
}

function Item({ item, close }: { item: MenuItem; close: () => void }) {
  const Glyph = item.checked ? Check : item.icon
  const { refusal } = item
  const content = (
    <>
      {Glyph && <Glyph aria-hidden="true" />}
      <span className={css.label}>{item.label}</span>
      {refusal ? (
        <small>
          {refusal.message} {refusal.remedy}
        </small>
      ) : (
        item.detail && <small>{item.detail}</small>
      )}
    </>
  )
  const shared = { tabIndex: -1, className: css.item }
  if (item.href !== undefined && !refusal) {
    return (
      <Anchor {...shared} role="menuitem" href={item.href} onClick={close}>
        {content}
      </Anchor>
    )
  }
  return (
    <button
      {...shared}
      type="button"
      role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={item.checked}
      aria-disabled={refusal !== undefined || undefined}
      onClick={() => {
        if (refusal) return
        // Closed first, so that what it opens returns the focus to the trigger.
        close()
        item.onSelect?.()
      }}
    >
      {content}
    </button>
  )
}
