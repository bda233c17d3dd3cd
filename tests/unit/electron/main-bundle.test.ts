import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Booted, bootMain, frameEvent, OUT, PAGE } from '#tests/support/electron/boot.ts'

let app: Booted
beforeAll(async () => {
  app = await bootMain()
})
afterAll(() => app.close())

const NAVIGATIONS = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const

describe('the built main bundle at its start', () => {
  it('takes the single instance first, then the sandbox and the scheme, and only then waits to be ready', () => {
    const order = app.names().filter(name => name !== 'appendSwitch')
    expect(order.slice(0, 4)).toEqual([
      'requestSingleInstanceLock',
      'enableSandbox',
      'registerSchemes',
      'whenReady',
    ])
  })

  it('gives its scheme exactly these privileges', () => {
    expect(app.electron.calls.find(([name]) => name === 'registerSchemes')?.[1]).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ])
  })

  it('lets no name resolve and keeps the browser inside quiet', () => {
    const switches = app.electron.calls.filter(([name]) => name === 'appendSwitch').map(call => call.slice(1))
    expect(switches).toEqual([
      ['disable-background-networking', undefined],
      ['disable-component-update', undefined],
      ['disable-domain-reliability', undefined],
      ['no-pings', undefined],
      ['host-resolver-rules', 'MAP * ~NOTFOUND'],
    ])
  })

  it('opens one window with exactly these options, on its own page', () => {
    expect(app.electron.windows).toHaveLength(1)
    expect(app.window.options).toEqual({
      title: 'Regrant',
      width: 1440,
      height: 900,
      minWidth: 720,
      minHeight: 480,
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        preload: `${OUT}/preload/index.cjs`,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: false,
      },
    })
    expect(app.contents.getURL()).toBe(`${PAGE}/`)
    app.window.emit('ready-to-show')
    expect(app.names()).toContain('show')
  })

  it('has a translated menu without reload and developer tools', () => {
    const text = JSON.stringify(app.electron.menus)
    expect(text).toContain('Quit Regrant')
    expect(text).not.toContain('shell.menu.')
    expect(text).not.toMatch(/reload|toggleDevTools|forceReload/)
  })

  it('starts the backend in a process of its own', () => {
    const child = app.child()
    expect(child.modulePath).toBe(`${OUT}/main/backend/entry.js`)
    expect(JSON.parse(child.args[0] ?? '')).toMatchObject({ wish: { kind: 'none' }, reopen: false })
  })
})

describe('leaving the page', () => {
  it.each(NAVIGATIONS)('by %s is prevented, wherever it leads', name => {
    const urls = ['https://evil.example', `http://x/?next=${PAGE}/`, `${PAGE}/ledger`, 'file:///etc/passwd']
    for (const url of urls) {
      let prevented = false
      const event = {
        url,
        preventDefault: () => {
          prevented = true
        },
      }
      app.contents.emit(name, event, url)
      expect(prevented, `${name} ${url}`).toBe(true)
    }
  })

  it('by opening another window is denied', () => {
    for (const url of ['https://evil.example', `${PAGE}/`, 'about:blank'])
      expect(app.contents.openHandler?.({ url } as never)).toEqual({ action: 'deny' })
    expect(app.electron.windows).toHaveLength(1)
  })

  it('is guarded for contents that somebody else makes, too', () => {
    const other = app.electron.newContents()
    expect(NAVIGATIONS.map(name => other.listenerCount(name))).toEqual([1, 1, 1, 1])
    expect(other.openHandler).toBeDefined()
  })
})

describe('permissions', () => {
  const ask = (permission: string, url = `${PAGE}/`, isMainFrame = true) => {
    app.contents.url = url
    let granted: boolean | undefined
    app.electron.guards.request?.(
      app.contents as never,
      permission as never,
      answer => {
        granted = answer
      },
      { isMainFrame, requestingUrl: url },
    )
    app.contents.url = `${PAGE}/`
    return granted
  }
  const check = (permission: string, origin: string) =>
    app.electron.guards.check?.(app.contents as never, permission as never, origin, {} as never)

  it.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'clipboard-read',
    'display-capture',
    'fullscreen',
    'openExternal',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'unknown',
    '__proto__',
    'constructor',
  ])('deny %s on asking and on checking', permission => {
    expect(ask(permission)).toBe(false)
    expect(check(permission, PAGE)).toBe(false)
  })

  it('allow copying, to our page and its main frame alone', () => {
    expect(ask('clipboard-sanitized-write')).toBe(true)
    expect(ask('clipboard-sanitized-write', `${PAGE}/`, false)).toBe(false)
    expect(ask('clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
    expect(ask('clipboard-sanitized-write', `${PAGE}.evil.example/`)).toBe(false)
    expect(check('clipboard-sanitized-write', `${PAGE}/`)).toBe(true)
    expect(check('clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
    expect(check('clipboard-sanitized-write', '')).toBe(false)
  })

  it('deny every device', () => {
    expect(app.electron.guards.device?.({} as never)).toBe(false)
  })
})

describe('requests', () => {
  const cancelled = (url: string) => {
    let answer: boolean | undefined
    app.electron.guards.beforeRequest?.({ url } as never, ({ cancel }) => {
      answer = cancel
    })
    return answer
  }
  it.each([
    'http://127.0.0.1/',
    'https://example.org/',
    'ws://localhost/',
    'wss://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'devtools://devtools/bundled/inspector.html',
    'chrome-extension://abc/x.js',
    'not an address',
  ])('to %s are cancelled', url => {
    expect(cancelled(url)).toBe(true)
  })
  it.each([`${PAGE}/assets/main.js`, 'blob:app://regrant/1', 'data:image/png;base64,AA=='])(
    'to %s pass',
    url => {
      expect(cancelled(url)).toBe(false)
    },
  )
})

describe('downloads', () => {
  it('are prevented: files leave through a dialog alone', () => {
    let prevented = false
    const event = {
      preventDefault: () => {
        prevented = true
      },
    }
    app.electron.sessionEvents.emit('will-download', event)
    expect(prevented).toBe(true)
  })
})

describe('senders', () => {
  const strangers = (): readonly (readonly [string, ReturnType<typeof frameEvent>])[] => {
    const other = app.electron.newContents()
    const gone = Object.assign(app.electron.newContents(), { destroyed: true })
    const frame = { parent: null, origin: PAGE, url: `${PAGE}/` }
    return [
      ['a window that we did not make', frameEvent(other)],
      ['a page that is gone', frameEvent(gone)],
      ['a frame that is gone', frameEvent(app.contents, { senderFrame: null })],
      ['a nested frame', frameEvent(app.contents, { senderFrame: { ...frame, parent: frame } })],
      [
        'another origin',
        frameEvent(app.contents, { senderFrame: { ...frame, origin: 'https://evil.example' } }),
      ],
      [
        'a look-alike',
        frameEvent(app.contents, { senderFrame: { ...frame, origin: `${PAGE}.evil.example` } }),
      ],
      ['an opaque origin', frameEvent(app.contents, { senderFrame: { ...frame, origin: 'null' } })],
    ]
  }

  it('who are strangers get nothing on any channel, and nothing happens', async () => {
    for (const [who, event] of strangers()) {
      const before = app.electron.calls.length
      for (const [channel, handler] of app.electron.invokes)
        await expect(handler(event as never, {}), `${who} on ${channel}`).rejects.toThrow('A stranger')
      app.electron.ipcMain.emit('backend:request-port', event)
      expect(app.electron.calls, who).toHaveLength(before)
    }
    expect(app.contents.ports).toEqual([])
    expect([...app.electron.invokes.keys()].toSorted()).toEqual([
      'shell:open-file',
      'shell:pick-file',
      'shell:pick-files',
      'shell:pick-folder',
      'shell:print',
      'shell:save-file',
      'shell:show-saved',
    ])
  })

  it('of our page are heard only with well-formed input', async () => {
    const token = 'A'.repeat(32)
    const bad: readonly (readonly [string, unknown])[] = [
      ['shell:pick-file', { accept: ['xlsx'] }],
      ['shell:pick-file', { accept: ['.xlsx'], path: '/etc' }],
      ['shell:save-file', { token: '../../etc', name: 'a' }],
      ['shell:save-file', { token, name: '' }],
      ['shell:open-file', { token: 7 }],
      ['shell:open-file', undefined],
      ['shell:show-saved', JSON.parse(`{"token":"${token}","__proto__":{"a":1}}`)],
      ['shell:print', { silent: true }],
    ]
    const before = app.electron.calls.length
    for (const [channel, input] of bad)
      expect(
        await app.electron.invokes.get(channel)?.(frameEvent(app.contents) as never, input),
        channel,
      ).toMatchObject({
        ok: false,
        error: { code: 'Validation' },
      })
    expect(app.electron.calls).toHaveLength(before)
  })
})
