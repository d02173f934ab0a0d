/** Gives a file to the person. */
export function give(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun reading it by then; kept for ever, it would hold its memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
