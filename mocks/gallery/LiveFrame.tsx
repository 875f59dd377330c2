import { useEffect, useRef, useState } from 'react'
import { hear, READY, STARTED } from './frame-messages.ts'
import type { Size, Theme } from './pairs.ts'
import { createSlots } from './slots.ts'
import css from './gallery.module.css'

/** As many consoles start at a time. */
const slots = createSlots(3)
/** How far beyond what is seen a console is loaded. */
const NEAR = '400px'

interface LiveFrameProps {
  readonly address: string
  readonly title: string
  readonly theme: Theme
  readonly size: Size
  /** The keyboard and the pointer reach what is inside. */
  readonly isInUse: boolean
  /** Told whether it loads: not where it is far, and no more when it shows what its world says. */
  readonly onLoading: (isLoading: boolean) => void
}

/** The console at an address, as wide as `size` says and scaled to its tile. It is there while its place is near what is seen. */
export function LiveFrame(props: LiveFrameProps) {
  const { size, address } = props
  const stage = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(false)
  const [scale, setScale] = useState(0)
  useEffect(() => {
    const element = stage.current
    if (!element) return
    const near = new IntersectionObserver((seen) => setNear(seen.at(-1)?.isIntersecting ?? false), {
      rootMargin: NEAR,
    })
    const fit = new ResizeObserver(() => setScale(Math.min(1, element.clientWidth / size.width)))
    near.observe(element)
    fit.observe(element)
    return () => {
      near.disconnect()
      fit.disconnect()
    }
  }, [size])
  return (
    <div
      ref={stage}
      className={css.stage}
      style={{ blockSize: size.height * scale, maxInlineSize: size.width }}
    >
      {isNear && <Console key={address} {...props} scale={scale} />}
    </div>
  )
}

type Progress = 'waiting' | 'starting' | 'started' | 'ready'

function Console({
  address,
  title,
  theme,
  size,
  isInUse,
  onLoading,
  scale,
}: LiveFrameProps & { readonly scale: number }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [progress, setProgress] = useState<Progress>('waiting')
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const give = slots.take(() => setProgress('starting'))
    const deaf = hear(element, (message) => {
      if (message === STARTED) setProgress('started')
      if (message === READY) setProgress('ready')
      if (message === STARTED || message === READY) give()
    })
    return () => {
      deaf()
      give()
    }
  }, [])
  const isReady = progress === 'ready'
  useEffect(() => {
    if (isReady) return
    onLoading(true)
    return () => onLoading(false)
  }, [isReady, onLoading])
  const stands = progress === 'started' || progress === 'ready'
  useEffect(() => {
    if (stands) showTheme(frame.current, theme)
  }, [stands, theme])
  return (
    <iframe
      ref={frame}
      title={title}
      src={progress === 'waiting' ? undefined : address}
      inert={!isInUse}
      data-progress={progress}
      className={css.frame}
      style={{ inlineSize: size.width, blockSize: size.height, scale: String(scale) }}
    />
  )
}

/** In place, as the console's own choice does it; what this browser has stored stays as it is. */
function showTheme(frame: HTMLIFrameElement | null, theme: Theme): void {
  const inside = frame?.contentDocument?.documentElement
  if (!inside) return
  if (theme === 'system') delete inside.dataset['theme']
  else inside.dataset['theme'] = theme
}
