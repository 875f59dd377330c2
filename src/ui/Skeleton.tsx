import type { ReactNode } from 'react'
import { Announced } from './VisuallyHidden.tsx'
import css from './Skeleton.module.css'

/** One grey line or block in the shape of what comes. Sizes in rem. */
export function Bone({ width, height = 0.75 }: { width?: number | undefined; height?: number | undefined }) {
  return (
    <span className={css.bone} style={{ inlineSize: width && `${width}rem`, blockSize: `${height}rem` }} />
  )
}

/** Bones while something loads. They are seen only when it takes longer than 200 ms. */
export function Skeleton({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div aria-busy="true" className={css.skeleton}>
      <Announced>{label}</Announced>
      {children}
    </div>
  )
}
