import path from 'node:path'
import { app } from 'electron'
import { registerPageScheme } from './app-protocol.ts'
import { guardNavigation } from './navigation.ts'
import { quietBrowser } from './network.ts'
import { pageAddress } from './page-address.ts'
import { runApp } from './run-app.ts'
import { focusWindow } from './window.ts'

// The order matters: one instance first, then what must be settled before the app is ready.
if (!app.requestSingleInstanceLock()) app.quit()
else {
  const page = pageAddress(app.isPackaged, process.env['ELECTRON_RENDERER_URL'])
  app.enableSandbox()
  registerPageScheme()
  quietBrowser(app, page)
  guardNavigation(app)
  const running = app.whenReady().then(() => runApp(page, path.resolve(import.meta.dirname, '..')))
  app.on('second-instance', () => {
    void running.then(({ window }) => focusWindow(window))
  })
  running.catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    app.exit(1)
  })
}
