import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shellLanguage, shellWords } from '#main/words.ts'
import { homeFolder } from '#shell/home-folder.ts'
import { openLogFile } from '#shell/log-file.ts'
import { mediaTypeOf } from '#shell/media-types.ts'
import { findPageFile, isInside } from '#shell/page-files.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'regrant-shell-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('page files', () => {
  it.each([
    ['/srv/page', '/srv/page/a.js', true],
    ['/srv/page', '/srv/page/..a/b.js', true],
    ['/srv/page', '/srv/page', false],
    ['/srv/page', '/srv/page-old/a.js', false],
    ['/srv/page', '/srv/other.js', false],
    ['/srv/page', '/etc/passwd', false],
  ])('in %s: is %s inside? %s', (root, file, inside) => {
    expect(isInside(root, file)).toBe(inside)
  })

  it('are never found outside their folder, whatever is asked for', async () => {
    const root = path.join(folder, 'page')
    await writeFile(path.join(folder, 'outside.js'), 'secret')
    const part = fc.constantFrom(
      '..',
      '%2e%2e',
      '.',
      '/',
      '%2f',
      '\\',
      '%5c',
      '%00',
      'a',
      '%25',
      'outside.js',
      'C:',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async parts => {
        expect(await findPageFile(root, `/${parts.join('')}`)).toBeUndefined()
      }),
    )
  })
})

describe('the log file', () => {
  it('adds the time to each line and makes room when it has grown large', async () => {
    const log = await openLogFile(folder, 'app')
    log.write('{"level":"info"}')
    await log.close()
    const file = path.join(folder, 'logs', 'app.log')
    expect(await readFile(file, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT\S+Z \{"level":"info"\}\n$/)
    await writeFile(file, 'x'.repeat(6 * 1024 * 1024))
    const next = await openLogFile(folder, 'app')
    next.write('{}')
    await next.close()
    expect((await readdir(path.join(folder, 'logs'))).toSorted()).toEqual(['app.log', 'app.old.log'])
    expect((await readFile(file, 'utf8')).length).toBeLessThan(100)
  })
})

describe('the home folder', () => {
  it('is named Regrant unless REGRANT_HOME says otherwise', () => {
    expect(path.basename(homeFolder({}))).toBe('Regrant')
    expect(homeFolder({ REGRANT_HOME: '/srv/regrant' })).toBe('/srv/regrant')
  })
})

describe('media types', () => {
  it('follow the ending and are mere bytes when it is unknown', () => {
    expect(mediaTypeOf('A.PDF')).toBe('application/pdf')
    expect(mediaTypeOf('archive.tar.gz')).toBe('application/octet-stream')
    expect(mediaTypeOf('noending')).toBe('application/octet-stream')
  })
})

describe('the words of the shell', () => {
  it.each([
    ['sq', 'sq'],
    ['sq-XK', 'sq'],
    ['en-US', 'en'],
    ['fr', 'en'],
    ['', 'en'],
  ])('for the locale %j are in %s', (locale, language) => {
    expect(shellLanguage(locale)).toBe(language)
  })

  it('show a gap rather than nothing', () => {
    expect(shellWords('sq')('shell.menu.quit')).toBe('Dil nga Regrant')
    expect(shellWords('en')('shell.no.such')).toBe('shell.no.such')
  })
})
