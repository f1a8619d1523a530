#pragma once
#include <stdarg.h>
#include <stddef.h>
typedef struct __file FILE;
#define stdout ((FILE *)1)
#define stderr ((FILE *)2)
#define EOF (-1)
int printf(const char *format, ...);
int fprintf(FILE *stream, const char *format, ...);
int sprintf(char *to, const char *format, ...);
int snprintf(char *to, size_t size, const char *format, ...);
int vprintf(const char *format, va_list list);
int vsprintf(char *to, const char *format, va_list list);
int vsnprintf(char *to, size_t size, const char *format, va_list list);
int puts(const char *text);
int fputs(const char *text, FILE *stream);
int putchar(int byte);
int putc(int byte, FILE *stream);
int fputc(int byte, FILE *stream);
int fflush(FILE *stream);
