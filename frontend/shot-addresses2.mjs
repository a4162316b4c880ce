import { chromium } from '@playwright/test';
const url='http://localhost:4309';
const browser=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
for (const [w,h] of [[1440,900],[390,844]]) {
  const ctx=await browser.newContext({baseURL:url,viewport:{width:w,height:h},locale:'de-DE'});
  const page=await ctx.newPage();
  await page.addInitScript(k=>localStorage.setItem(k,'light'),process.env.MODEKEY);
  await page.goto('/login');
  await page.locator('input').nth(0).fill('demo@tokentradex.com');
  await page.locator('input[type=password]').fill('Demo123!');
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/dashboard');
  const shot=async(name)=>{await page.waitForTimeout(900);await page.screenshot({path:`/tmp/addresses-shots/de-${name}-${w}.png`})};
  await page.goto('/wallet?tab=addresses'); await page.waitForTimeout(1500);
  const sw=page.getByRole('switch',{name:/Nur an/});
  if (w>600) { await page.waitForTimeout(10); }
  await shot('addresses');
  await page.goto('/wallet?tab=limits'); await shot('limits');
  await page.goto('/wallet?withdraw=USD'); await shot('withdraw');
  await page.goto('/wallet'); await page.getByRole('tab',{name:'Kontoauszug'}).scrollIntoViewIfNeeded(); await shot('statement');
  await page.getByRole('button',{name:/^(Benachrichtigungen|Meldungen|Mitteilungen)/}).click(); await shot('news');
  await ctx.close();
}
await browser.close();
