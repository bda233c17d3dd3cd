export function buildIfNeeded(before?: () => void): Promise<boolean>
