// Firefox as people have it, whose rules for files are strict.
import { launch } from 'puppeteer-core';

export const stockFirefox = () =>
  launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] || '/usr/bin/firefox-esr',
    extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
  });
