import type { ReactNode } from 'react'
import { DecimalFigure, Figure, useCountryName, useMay, useWords } from '#renderer/ui/index.ts'
import type { ProjectDetails } from '#shared/contract/programmes.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { monthsInclusive } from '#shared/kernel/plain-date.ts'
import classes from './project-page.module.css'

/** What the contract says, as a list of facts; amounts only for those who see money. */
export function ContractFacts({ project }: { readonly project: ProjectDetails }) {
  const { t, locale } = useWords()
  const may = useMay()
  const countryName = useCountryName()
  const { startDate, endDate, currency, totalMinor, grantMinor } = project
  const amount = (minor: number | null) => (minor === null ? null : { minor, currency })
  const dates =
    startDate && endDate
      ? t('project.dates', {
          start: formatDate(startDate, locale),
          end: formatDate(endDate, locale),
          months: monthsInclusive(startDate, endDate),
        })
      : t('project.notStated')
  const params = { projectId: project.id }
  return (
    <dl className={classes['facts']}>
      <Fact label={t('project.contractNo')}>{project.contractNo || t('project.notStated')}</Fact>
      <Fact label={t('project.family')}>{t(`family.${project.family}`)}</Fact>
      <Fact label={t('project.duration')}>{dates}</Fact>
      {may('ledger.list') ? (
        <>
          <Fact label={t('project.total')}>
            <Figure
              amount={amount(totalMinor)}
              withCurrency
              link={{ to: '/projects/$projectId/budget', params }}
            />
          </Fact>
          <Fact label={t('project.grant')}>
            <Figure
              amount={amount(grantMinor)}
              withCurrency
              link={{ to: '/projects/$projectId/budget/funding', params }}
            />
          </Fact>
          <Fact label={t('project.fundingPercent')}>
            <DecimalFigure value={project.fundingPercent} unit="%" />
          </Fact>
          <Fact label={t('project.ratePolicy')}>
            {[t(`ratePolicy.${project.ratePolicy}`), project.rateSource]
              .filter(part => part !== '')
              .join(' · ')}
          </Fact>
        </>
      ) : null}
      <Fact label={t('project.coordinator')}>{project.coordinatorName || t('project.notStated')}</Fact>
      <Fact label={t('project.countries')}>
        {project.countries.length === 0
          ? t('project.notStated')
          : project.countries.map(countryName).join(', ')}
      </Fact>
      <Fact label={t('project.area')}>{project.area || t('project.notStated')}</Fact>
    </dl>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
