/** "640 kB", "1.2 MB": decimal units, as files are measured. */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toFixed(1).replace('.0', '')} MB`;
}
