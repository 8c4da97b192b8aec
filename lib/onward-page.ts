const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * A page that continues at this address by itself, without a script. It answers a form whose redirect
 * would lead to another site: our pages allow forms to post only to us, and Chromium applies that to
 * every redirect of the answer too.
 */
export function onwardPage(address: string): string {
  const href = address.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
  return `<!doctype html>
<html lang="en">
<title>One moment</title>
<meta http-equiv="refresh" content="0;url=${href}">
<p><a href="${href}">Continue</a></p>
</html>
`
}
