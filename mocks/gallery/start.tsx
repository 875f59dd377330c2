import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { scenarioCards } from '../../control-plane/scenarios/screens.ts'
import { GalleryPage } from './GalleryPage.tsx'
import { say } from './words.ts'

/** Shows the gallery instead of the console. `base` is the path of the page's base, with both slashes. */
export function showGallery(root: Element, base: string): void {
  document.title = `${say.title} - Afterglow`
  createRoot(root).render(
    <StrictMode>
      <GalleryPage cards={scenarioCards()} base={base} />
    </StrictMode>,
  )
}
