/**
 * In a page that stands in an inert frame: nothing in it takes the focus from the page around it, where someone may be
 * writing. `inert` alone does not see to that, and the browsers' own way (the policy focus-without-user-activation) is
 * still behind a flag. To be called before the page focuses anything; once the frame is in use, all is as elsewhere.
 */
export function leaveFocusAround(): void {
  const isUnused = () => window.frameElement?.hasAttribute('inert') === true
  if (!isUnused()) return
  const usual = Object.getOwnPropertyDescriptors(HTMLElement.prototype).focus.value
  HTMLElement.prototype.focus = function focus(options) {
    if (!isUnused()) usual?.call(this, options)
  }
  const open = Object.getOwnPropertyDescriptors(HTMLDialogElement.prototype).showModal.value
  HTMLDialogElement.prototype.showModal = function showModal() {
    const isInert = this.inert
    // An inert dialog opens like every other, and focuses nothing.
    if (isUnused()) this.inert = true
    open?.call(this)
    this.inert = isInert
  }
}
