/** What a file of salaries may need to be told. */
export type SalaryParams = {
  /** `YYYY-MM`, of rows that name no month. */
  readonly month: string
  /** Whether people who are not on the payroll are added. */
  readonly addPeople: boolean
}

export const NO_SALARY_PARAMS: SalaryParams = { month: '', addPeople: false }
