#ifdef __FILE__
file
#endif
#if defined __LINE__ && defined(__COUNTER__) && defined __DATE__ && defined __TIME__ && defined __INCLUDE_LEVEL__ && defined __BASE_FILE__
dynamic
#endif
#ifndef __STDC__
no
#endif
#ifdef __GNUC__
gnu
#endif
#ifdef __cplusplus
no
#endif
#ifdef __ASSEMBLER__
no
#endif
#ifdef __VA_ARGS___
no
#endif
#if __LINE__ == 24 && __INCLUDE_LEVEL__ == 0
numbers
#endif
__COUNTER__ __INCLUDE_LEVEL__
