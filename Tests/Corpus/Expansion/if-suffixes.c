#if 10u == 10 && 10UL == 10 && 10ull == 10 && 10LLU == 10 && 0xAL == 10 && 012l == 10 && 0b1010 == 10 && 0B11u == 3
suffixes
#endif
#if 0 == 00 && 0x0 == 0 && 0xFf == 255 && 0777 == 511
bases
#endif
