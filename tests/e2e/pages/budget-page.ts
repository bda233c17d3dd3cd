import { expect, type Page } from '@playwright/test'

export interface TypedLine {
  readonly code: string
  readonly label: string
  /** As people write it: `12`, `1.980,55`. */
  readonly quantity: string
  readonly unitValue: string
  readonly unit: string
}

/** The budget of a project: its draft, its rows, its signing, its six amounts. */
export function budgetPage(page: Page) {
  const tree = page.getByRole('treegrid', { name: 'Budget with its headings and lines' })
  const panel = page.getByRole('region', { name: 'New heading or line' })
  const choose = async (field: string, option: string | RegExp) => {
    await panel.getByRole('combobox', { name: field }).click()
    await page.getByRole('option', { name: option }).click()
  }
  const save = async (code: string) => {
    await panel.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(tree.getByRole('row', { name: new RegExp(`^${code.replace('.', '\\.')}\\b`) })).toBeVisible()
  }
  return {
    tree,
    /** A row by its code. */
    row: (code: string) =>
      tree.getByRole('row', { name: new RegExp(`^(Close \\S+ |Open \\S+ )?${code.replace('.', '\\.')} `) }),
    startEmpty: async (note: string) => {
      await page.getByRole('button', { name: 'Start with an empty draft' }).click()
      const dialog = page.getByRole('dialog', { name: 'Create a draft' })
      await dialog.getByLabel('Note').fill(note)
      await dialog.getByRole('button', { name: 'Create a draft' }).click()
      await expect(dialog).toHaveCount(0)
    },
    addHeading: async (code: string, label: string) => {
      await page.getByRole('button', { name: 'Add heading or line' }).click()
      await choose('Kind', 'Heading')
      await panel.getByLabel('Code').fill(code)
      await panel.getByLabel('Name').fill(label)
      await save(code)
    },
    addLine: async (heading: string, line: TypedLine) => {
      await page.getByRole('button', { name: 'Add heading or line' }).click()
      await choose('Kind', 'Line')
      await choose('Under', new RegExp(`^${heading} `))
      await panel.getByLabel('Code').fill(line.code)
      await panel.getByLabel('Name').fill(line.label)
      await panel.getByRole('textbox', { name: 'Unit', exact: true }).fill(line.unit)
      await panel.getByLabel('Quantity').fill(line.quantity)
      await panel.getByLabel('Unit value').fill(line.unitValue)
      await expect(panel.getByText('Quantity times unit value =')).toBeVisible()
      await save(line.code)
    },
    sign: async (number: number) => {
      await page.getByRole('button', { name: 'Sign …' }).click()
      const dialog = page.getByRole('dialog', { name: `Sign version ${number}` })
      await dialog.getByRole('button', { name: 'Sign version' }).click()
      await expect(dialog).toHaveCount(0)
    },
  }
}
