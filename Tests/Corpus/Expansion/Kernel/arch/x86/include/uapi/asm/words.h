#ifndef UAPI_ASM_WORDS_H
#define UAPI_ASM_WORDS_H
#define WORD_BITS __SIZEOF_LONG__ * __CHAR_BIT__
#endif
