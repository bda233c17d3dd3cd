import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyNote, useWords } from '#renderer/ui/index.ts'
import type { VersionActs } from './use-version-acts.tsx'

/** A project without a budget: start one, or import it. */
export function EmptyBudget({ acts, projectId }: { readonly acts: VersionActs; readonly projectId: string }) {
  const { t } = useWords()
  return (
    <>
      <EmptyNote
        title={t('budget.none')}
        text={acts.create ? t('budget.noneHelp') : t('budget.noneYet')}
        action={
          <Group gap="sm">
            {acts.mayImport ? (
              <Button
                renderRoot={root => (
                  <Link {...root} to="/money/import" search={{ kind: 'budget', projectId }} />
                )}
              >
                {t('budget.import')}
              </Button>
            ) : null}
            {acts.create ? (
              <Button variant="default" onClick={acts.create}>
                {t('budget.startEmpty')}
              </Button>
            ) : null}
          </Group>
        }
      />
      {acts.dialog}
    </>
  )
}
