#ifndef ASM_WORDS_H
#define ASM_WORDS_H
#include <uapi/asm/words.h>
#ifdef CONFIG_X86_64
#define WORD_TEXT "quad"
#else
#define WORD_TEXT "long"
#endif
#endif
