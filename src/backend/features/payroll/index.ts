import type { HandlersOf } from '#backend/rpc/context.ts'
import { copyMonth, deleteSalary, listMonths, listSalaries, saveSalary } from './salaries.ts'
import { makeSalaryEntries, withdrawSalary } from './salary-entries.ts'
import { listStaff, saveStaff } from './staff.ts'

export { listSalaries, projectShare, saveSalary } from './salaries.ts'
export { saveStaff } from './staff.ts'

export const queries = {
  'payroll.staff': ({ db }, { archived }) => listStaff(db, archived),
  'payroll.months': ({ db }) => listMonths(db),
  'payroll.list': ({ db }, { month }) => listSalaries(db, month),
} satisfies HandlersOf<'payroll.staff' | 'payroll.months' | 'payroll.list'>

export const commands = {
  'payroll.saveStaff': (context, input) => saveStaff(context, input),
  'payroll.save': (context, input) => saveSalary(context, input),
  'payroll.delete': async (context, input) => {
    await deleteSalary(context, input)
    return {}
  },
  'payroll.copyMonth': async (context, input) => ({ copied: await copyMonth(context, input) }),
  'payroll.makeEntries': (context, input) => makeSalaryEntries(context, input),
  'payroll.withdrawEntries': async (context, input) => {
    await withdrawSalary(context, input)
    return {}
  },
} satisfies HandlersOf<
  | 'payroll.saveStaff'
  | 'payroll.save'
  | 'payroll.delete'
  | 'payroll.copyMonth'
  | 'payroll.makeEntries'
  | 'payroll.withdrawEntries'
>
