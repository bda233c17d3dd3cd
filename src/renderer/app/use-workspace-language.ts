import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#renderer/ui/index.ts'
import { usePreferences } from './preferences.tsx'

/** Until somebody chooses a language for this window, it speaks the workspace's. */
export function useWorkspaceLanguage(): void {
  const { language } = usePreferences()
  const { i18n } = useTranslation()
  const settings = useRead('settings.get', {})
  const workspaceLanguage = settings.data?.language
  useEffect(() => {
    if (language === null && workspaceLanguage) void i18n.changeLanguage(workspaceLanguage)
  }, [i18n, language, workspaceLanguage])
}
