import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const config = await readFile(path.resolve(import.meta.dirname, '../../../electron-builder.yml'), 'utf8')
const fuses = Object.fromEntries(
  [...config.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(match => [match[1], match[2] === 'true']),
)

describe('the packaged app', () => {
  it('has every door of the runtime closed by fuses', () => {
    expect(fuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('is published nowhere by itself and holds neither the host nor the sources', () => {
    expect(config).toMatch(/^publish: null$/m)
    const files = [...config.matchAll(/^ {2}- "?([^"\n]+)"?$/gm)].map(match => match[1])
    expect(files).toEqual([
      'out/**',
      'resources/**',
      'package.json',
      '!node_modules/node-*-*/**',
      '!**/*.map',
      '**/*.node',
    ])
  })
})
