import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ImportSite, openImportSite } from './support.ts'

let site: ImportSite
beforeEach(async () => {
  site = await openImportSite()
})
afterEach(() => site.close())

const UN = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST><INDIVIDUALS>
  <INDIVIDUAL><FIRST_NAME>ELENA</FIRST_NAME><SECOND_NAME>PETROVSKA</SECOND_NAME><UN_LIST_TYPE>TEST</UN_LIST_TYPE>
    <REFERENCE_NUMBER>TEi.001</REFERENCE_NUMBER><NAME_ORIGINAL_SCRIPT>Елена Петровска</NAME_ORIGINAL_SCRIPT>
    <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>LENCHE P.</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS></INDIVIDUAL>
</INDIVIDUALS><ENTITIES>
  <ENTITY><FIRST_NAME>BLACK TRADE</FIRST_NAME><REFERENCE_NUMBER>TEe.001</REFERENCE_NUMBER></ENTITY>
</ENTITIES></CONSOLIDATED_LIST>`
const SDN = `10278,"LOGAN, Elvis","individual","SDNT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1963; a.k.a. 'BURGESS'."
12685,"CHARITY FOUNDATION",-0- ,"LIBYA2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
`

const stored = () =>
  site.workspace.read(db =>
    db
      .selectFrom('sanction_name')
      .select(['list', 'reference', 'kind', 'name', 'folded', 'is_alias'])
      .orderBy('list')
      .orderBy('reference')
      .orderBy('name')
      .execute(),
  )

describe('importing sanctions lists', () => {
  it('takes the consolidated list of the UN with every script and alias, folded', async () => {
    const outcome = await site.run('sanctions', await site.text('un.xml', UN))
    expect(outcome).toMatchObject({ rowsRead: 4, created: 4, errors: 0 })
    expect(await stored()).toEqual([
      {
        list: 'UN',
        reference: 'TEe.001',
        kind: 'entity',
        name: 'BLACK TRADE',
        folded: 'black trade',
        is_alias: 0,
      },
      {
        list: 'UN',
        reference: 'TEi.001',
        kind: 'individual',
        name: 'ELENA PETROVSKA',
        folded: 'elena petrovska',
        is_alias: 0,
      },
      {
        list: 'UN',
        reference: 'TEi.001',
        kind: 'individual',
        name: 'LENCHE P.',
        folded: 'lenche p',
        is_alias: 1,
      },
      {
        list: 'UN',
        reference: 'TEi.001',
        kind: 'individual',
        name: 'Елена Петровска',
        folded: 'elena petrovska',
        is_alias: 1,
      },
    ])
  })

  it('puts a newer list in the place of the stored one, and the same once more changes nothing', async () => {
    await site.run('sanctions', await site.text('un.xml', UN))
    const same = await site.run('sanctions', await site.text('again.xml', UN))
    expect(same).toMatchObject({ created: 0, alreadyImported: true })
    const newer = await site.run(
      'sanctions',
      await site.text('un.xml', UN.replace('BLACK TRADE', 'WHITE TRADE')),
    )
    expect(newer).toMatchObject({ created: 1, unchanged: 3 })
    expect((await stored()).map(({ name }) => name)).not.toContain('BLACK TRADE')
  })

  it('takes the US list with names from its remarks', async () => {
    await site.run('sanctions', await site.text('sdn.csv', SDN))
    expect((await stored()).map(({ list, name, kind }) => [list, name, kind])).toEqual([
      ['OFAC SDN', 'BURGESS', 'individual'],
      ['OFAC SDN', 'LOGAN, Elvis', 'individual'],
      ['OFAC SDN', 'CHARITY FOUNDATION', 'entity'],
    ])
  })

  it('names an entry without a name and stores nothing', async () => {
    const outcome = await site.run('sanctions', await site.text('un.xml', UN.replace('BLACK TRADE', '')))
    expect(outcome).toMatchObject({
      errors: 1,
      created: 0,
      problems: [{ messageKey: 'import.problem.sanction.noName', row: 8 }],
    })
    expect(await stored()).toEqual([])
  })

  it('refuses any other file by what it is', async () => {
    await expect(
      site.run('sanctions', await site.text('x.xml', '<?xml version="1.0"?><Other/>')),
    ).rejects.toThrow('import.sanctions.unknownXml')
    await expect(
      site.run('sanctions', await site.text('add.csv', '25,129,"Street","City","Land",-0-\n')),
    ).rejects.toThrow('import.sanctions.noNames')
  })
})
