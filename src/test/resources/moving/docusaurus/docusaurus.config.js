const config = {
  title: 'The tool',
  tagline: 'It works',
  url: 'https://tool.example',
  baseUrl: '/',
  i18n: { defaultLocale: 'en', locales: ['en'] },
  presets: [['classic', { docs: { path: 'docs' }, blog: { showReadingTime: true, routeBasePath: 'news' } }]],
};
module.exports = config;
