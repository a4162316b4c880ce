import { chromium } from '@playwright/test';
const url='http://localhost:4309';
const call=async(token,method,path,body,headers={})=>{const r=await fetch(url+'/api'+path,{method,headers:{'Content-Type':'application/json',...(token?{Authorization:'Bearer '+token}:{}),...headers},...(body?{body:JSON.stringify(body)}:{})});return r.json()};
const s=await call('', 'POST','/auth/login',{email:'demo@tokentradex.com',password:'Demo123!'});
const T=s.data.token;
const adm=(await call('','POST','/auth/login',{email:'admin@tokentradex.com',password:'Admin123!'})).data.token;
console.log((await call(adm,'PATCH','/admin/users/'+s.data.user.id,{kycStatus:'approved',reason:'for the look'})).success);
for (const [tokenId,label,address] of [['BTC','Cold storage','bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh'],['USD','Savings account at the Bank of a Long Name','DE89370400440532013000'],['ETH','Ledger','0x71C7656EC7ab88b098defB751B7401B5f6d8976F'],['USD','Second bank','DE12500105170648489890']]) console.log((await call(T,'POST','/wallet/addresses',{tokenId,label,address})).success);
console.log(JSON.stringify(await call(T,'POST','/wallet/withdrawals',{tokenId:'USD',amount:'2500.5',address:'bc1q-elsewhere'},{'Idempotency-Key':'k'+Date.now()})).slice(0,200));
const browser=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
for (const [w,h] of [[1440,900],[390,844]]) for (const scheme of ['dark','light']) {
  const ctx=await browser.newContext({baseURL:url,viewport:{width:w,height:h},colorScheme:scheme,...(process.env.LOCALE?{locale:process.env.LOCALE}:{})});
  const page=await ctx.newPage();
  await page.goto('/login');
  await page.locator('input').nth(0).fill('demo@tokentradex.com');
  await page.locator('input[type=password]').fill('Demo123!');
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/dashboard');
  const shot=async(name,el)=>{await page.waitForTimeout(900);await page.screenshot({path:`/tmp/addresses-shots/${name}-${w}-${scheme}.png`,fullPage:!el})};
  if (w<600 || scheme==='dark' || true) {
  await page.route('**/api/wallet/addresses', async r=>{const a=await r.fetch();const j=await a.json();j.data=j.data.map((e,i)=>i%2?e:{...e,usableFrom:e.createdAt});await r.fulfill({response:a,json:j})});
  await page.goto('/wallet?tab=addresses'); await page.getByRole('tabpanel').scrollIntoViewIfNeeded(); await shot('addresses');
  await page.goto('/wallet?tab=limits'); await shot('limits');
  await page.goto('/wallet?tab=statement'); await shot('statement');
  await page.goto('/wallet?tab=addresses'); await page.waitForTimeout(800);
  await page.getByRole('button',{name:/Add address|Adresse hinzu/}).click();
  await page.getByLabel(/^(Label|Bezeichnung)$/).fill('Hardware wallet'); await page.getByLabel(/^(Address|Adresse)$/).fill('bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'); await shot('add',1);
  await page.goto('/wallet?withdraw=USD'); await page.getByRole('dialog').getByLabel(/^(Amount|Betrag)$/).fill('125.5'); await shot('withdraw',1);
  await page.getByRole('combobox',{name:/Withdraw to|Auszahlen an/}).click(); await shot('withdraw-open',1);
  await page.getByRole('option').nth(0).click().catch(()=>{});
  await page.getByRole('option').nth(1).click({timeout:1000}).catch(()=>{});
  await page.getByRole('button',{name:/^(Review|Prüfen)$/}).click({timeout:2000}).catch(()=>{}); await shot('review',1);
  }
  await ctx.close();
}
await browser.close();
