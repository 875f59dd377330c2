import { expect } from './kit/expect.ts'
import { test } from './kit/test.ts'

test(
  'the main way by keyboard alone: menu, snapshots, take, restore, and back',
  { tag: '@console' },
  async ({ app, world, page }) => {
    await app.open()
    const { keyboard } = page
    // The first stop leads past the frame.
    await keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()

    const card = app.instances.card('inventory')
    await card.menu.button.waitFor()
    await app.instances.search.press('Tab')
    for (let stops = 0; stops < 60 && !(await isFocused(card.menu.button)); stops += 1)
      await keyboard.press('Tab')
    await expect(card.menu.button).toBeFocused()
    // Escape closes the menu and gives the focus back; arrows and letters move in it.
    await keyboard.press('Enter')
    await expect(card.menu.item('Inspect')).toBeFocused()
    await keyboard.press('End')
    await expect(card.menu.item('Delete')).toBeFocused()
    await keyboard.press('Escape')
    await expect(card.menu.button).toBeFocused()
    await keyboard.press('ArrowDown')
    await expect(card.menu.item('Inspect')).toBeFocused()
    await keyboard.press('s')
    await expect(card.menu.item('Snapshots')).toBeFocused()
    await keyboard.press('Enter')
    await expect(app.snapshots.take).toBeVisible()

    await reach(app.snapshots.take)
    await keyboard.press('Enter')
    await expect(app.snapshots.table).toHaveFirstRow({ Status: 'Waiting' })
    await world.advance('5 min')
    await expect(app.snapshots.table).toHaveFirstRow({ Status: 'Completed' })

    const { restore } = app.dialogs
    const arrow = app.snapshots.row(0).restore
    await reach(arrow)
    await keyboard.press('Enter')
    await expect(restore.cancel).toBeFocused()
    // Escape goes one step at a time, and the focus to where it was.
    await keyboard.press('Escape')
    await expect(restore.root).toBeHidden()
    await expect(arrow).toBeFocused()
    await keyboard.press('Enter')
    await expect(restore.cancel).toBeFocused()
    await reach(restore.word, 'Shift+Tab')
    await keyboard.type('RESTORE')
    // Enter in the field is the way of the form.
    await keyboard.press('Enter')
    await expect(restore.root).toBeHidden()
    await expect(app.sheet.root.getByRole('progressbar')).toBeVisible()
    await keyboard.press('Escape')
    await expect(app.sheet.root).toBeHidden()
    await expect(card.menu.button).toBeFocused()
    await expect(card.status).toHaveText('Restoring')
    await world.settle()
    await expect(card.status).toHaveText('Running')

    /** Tabs until something has the focus; fails where no number of stops leads there. */
    async function reach(target: typeof arrow, key = 'Tab'): Promise<void> {
      for (let stops = 0; stops < 40 && !(await isFocused(target)); stops += 1) await keyboard.press(key)
      await expect(target).toBeFocused()
    }
    async function isFocused(target: typeof arrow): Promise<boolean> {
      return target.evaluate((element) => element === document.activeElement)
    }
  },
)

test(
  'the other ways by keyboard: filters, folds, sorting, an export, a new instance',
  { tag: '@deep' },
  async ({ app, world, page }) => {
    await app.open()
    const { keyboard } = page
    await app.instances.search.focus()
    await keyboard.type('inv')
    await keyboard.press('Tab')
    await keyboard.press('Tab')
    await expect(app.instances.state('All')).toBeFocused()
    await keyboard.press('ArrowRight')
    await expect(app.instances.state('Needs you')).toBeChecked()
    await keyboard.press('ArrowLeft')
    await expect(app.instances.cards).toHaveCount(1)
    await app.instances.card('inventory').name.press('Enter')
    await app.sheet.tab('Snapshots').press('Enter')
    await app.snapshots.exportableOnly.press('Space')
    await expect(app.snapshots.exportableOnly).toBeChecked()
    await app.snapshots.head('Size').getByRole('button').press('Enter')
    await expect(app.snapshots.head('Size')).toHaveAttribute('aria-sort', 'descending')
    // The list itself scrolls by keys.
    await app.snapshots.head('Time').getByRole('button').press('Enter')
    await expect(app.snapshots.head('Time')).toHaveAttribute('aria-sort', 'descending')
    const newest = app.snapshots.row(/14 Nov 04:34|Fri 14 Nov/).root
    await app.snapshots.scroller.focus()
    await keyboard.press('End')
    await expect(newest).not.toBeInViewport()
    await keyboard.press('Home')
    await expect(newest).toBeInViewport()

    const { menu } = app.snapshots.row(0)
    await menu.button.press('ArrowDown')
    await expect(menu.item('Export')).toBeFocused()
    await keyboard.press('Enter')
    const dialog = app.dialogs.export
    await expect(dialog.cancel).toBeFocused()
    await keyboard.press('Tab')
    await expect(dialog.prepare).toBeFocused()
    await keyboard.press('Enter')
    await expect(dialog.progress).toBeVisible()
    await world.settle()
    await expect(dialog.downloadLink).toBeVisible()
    await keyboard.press('Escape')
    await expect(menu.button).toBeFocused()
    await keyboard.press('Escape')
    await expect(app.sheet.root).toBeHidden()
    await expect(app.instances.card('inventory').name).toBeFocused()

    await app.instances.createButton.press('Enter')
    const { create, credentials } = app.dialogs
    await expect(create.name).toBeFocused()
    await keyboard.type('by-keys')
    await keyboard.press('Tab')
    await keyboard.press('ArrowUp')
    await expect(create.plan('Free')).toBeChecked()
    await create.name.press('Enter')
    await expect(credentials.root).toContainText('by-keys')
    await keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Back to the password' })).toBeFocused()
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await expect(credentials.root).toBeHidden()
  },
)
