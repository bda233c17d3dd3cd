import { Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMay, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { BurnUp } from './burn-up.tsx'
import { Children } from './children.tsx'
import { ContractFacts } from './contract-facts.tsx'
import { DonorChain } from './donor-chain.tsx'
import classes from './project-page.module.css'
import { ProjectReview } from './project-review.tsx'
import { Part, TabBody } from './tab-body.tsx'
import { UseByHeading } from './use-by-heading.tsx'
import { WhereMoneyStands } from './where-money-stands.tsx'

/** What the project is: contract, donors, words, spending against plan, what hangs below it. */
export function OverviewTab() {
  return <TabBody>{read => <Overview read={read} />}</TabBody>
}

function Overview({ read }: { readonly read: OutputOf<'projects.get'> }) {
  const { t } = useWords()
  const may = useMay()
  const { project } = read
  return (
    <Stack gap="xl" maw={1080}>
      {project.needsReview ? <ProjectReview project={project} /> : null}
      <Part title={t('project.contract')}>
        <ContractFacts project={project} />
      </Part>
      <Part title={t('project.donorChain')}>
        <DonorChain donors={read.donors} />
      </Part>
      {may('availability.levels') ? <WhereMoneyStands projectId={project.id} /> : null}
      {may('availability.parts') && may('budgets.tree') ? <UseByHeading projectId={project.id} /> : null}
      {may('today.burnUp') && project.totalMinor !== null ? <BurnUp projectId={project.id} /> : null}
      {read.children.length > 0 ? <Children rows={read.children} /> : null}
      <Prose title={t('project.objective')} text={project.objective} />
      <Prose title={t('project.description')} text={project.description} />
      <Prose title={t('project.targetGroups')} text={project.targetGroups} />
      {project.parentId === null ? null : (
        <Text size="sm">
          <Link to="/projects/$projectId" params={{ projectId: project.parentId }}>
            {t('project.toParent')}
          </Link>
        </Text>
      )}
      {project.sourceNote === '' ? null : (
        <Text size="sm" c="dimmed">
          {t('project.source', { note: project.sourceNote })}
        </Text>
      )}
      {project.needsReview ? null : <ProjectReview project={project} />}
    </Stack>
  )
}

function Prose({ title, text }: { readonly title: string; readonly text: string }) {
  if (text === '') return null
  return (
    <Part title={title}>
      <Text className={classes['prose'] ?? ''}>{text}</Text>
    </Part>
  )
}
