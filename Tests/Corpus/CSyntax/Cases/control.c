int f(int n) {
  if (n) return 1; else if (n > 1) { } else ;
  while (n) n--;
  do n++; while (n < 3);
  do { continue; } while (0);
  for (;;) break;
  for (int i = 0, j = 1; i < j; i++, j--) { }
  for (n = 0; n < 3; n++) if (n) continue; else break;
  switch (n) { case 1: case 2 ... 5: n = 1; break; case 'a': { n = 2; } default: n = 3; }
  goto out;
out:
  return n;
}
