import { defineConfig } from 'astro/config';
// site: 'https://wrong.example',
export default defineConfig({
  site: 'https://paper.example',
  i18n: { locales: ['en', 'es'], defaultLocale: 'en' },
});
