import { Menu, type MenuItemConstructorOptions } from 'electron'
import { FIXED_LINKS, openLink } from './external-links.ts'
import type { Words } from './words.ts'

type Role = NonNullable<MenuItemConstructorOptions['role']>

const DEVELOPMENT: readonly MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'reload' },
  { role: 'toggleDevTools' },
]

/** The menu; reload and developer tools exist only in an unpackaged run. */
export function menuTemplate(words: Words, packaged: boolean): MenuItemConstructorOptions[] {
  const item = (role: Role): MenuItemConstructorOptions => ({ role, label: words(`shell.menu.${role}`) })
  const group = (name: string, submenu: MenuItemConstructorOptions[]): MenuItemConstructorOptions => ({
    label: words(`shell.menu.${name}`),
    submenu,
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const zoom = (['resetZoom', 'zoomIn', 'zoomOut'] as const).map(item)
  const licence: MenuItemConstructorOptions = {
    label: words('shell.menu.licence'),
    click: () => {
      void openLink(FIXED_LINKS.licence)
    },
  }
  return [
    group('file', [item('close'), item('quit')]),
    group('edit', [
      item('undo'),
      item('redo'),
      line,
      item('cut'),
      item('copy'),
      item('paste'),
      item('selectAll'),
    ]),
    group('view', [...zoom, line, item('togglefullscreen'), ...(packaged ? [] : DEVELOPMENT)]),
    group('help', [item('about'), licence]),
  ]
}

export function setMenu(words: Words, packaged: boolean): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words, packaged)))
}
