#define VERSION(a, b, c) (((a) << 16) + ((b) << 8) + (c))
#define CODE VERSION(5, 10, 3)
#if CODE >= VERSION(5, 10, 0) && CODE < VERSION(5, 11, 0)
five ten
#endif
#if CODE > VERSION(6, 0, 0)
six
#elif CODE != VERSION(5, 10, 4)
not four
#endif
