// __NOTE__
async function show(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const response = await fetch(url, { headers: { Accept: 'application/json' } });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    console.log(JSON.stringify(await response.json(), null, 2));
  }
}

void show(__URLS__);
