// types: 18
// Shapes as kernels have them, under names of our own.
typedef unsigned char byte_t;
typedef unsigned short half_t;
typedef unsigned int word_t;
typedef unsigned long long quad_t;
struct link { struct link *next, *prev; };
struct spin { union { struct { volatile unsigned owner, next; } ticket; volatile unsigned raw; }; };
struct counter { int count; };
struct work { struct counter data; struct link entry; void (*func)(struct work *); } __attribute__((aligned(sizeof(void *))));
struct device_like {
	struct device_like *parent;
	const char *name;
	struct counter refs;
	struct spin lock;
	struct link siblings;
	unsigned flag_a : 1;
	unsigned flag_b : 1;
	_Bool flag_c : 1;
	enum { STATE_ON, STATE_OFF } state;
	quad_t mask, *pointer;
	unsigned long bits[(70 + 8 * sizeof(long) - 1) / (8 * sizeof(long))];
	union { void *any; quad_t cookie; };
	struct work later;
	char id[];
};
struct wire_head { byte_t type; byte_t version : 4, length : 4; half_t size; quad_t serial; word_t crc; } __attribute__((packed));
struct wire_list { struct wire_head head; word_t count; struct wire_head each[]; } __attribute__((packed, aligned(4)));
struct page_like {
	unsigned long flags;
	union {
		struct { union { struct link lru; struct { void *filler; unsigned mlocked; }; }; void *mapping; unsigned long index; };
		struct { unsigned long pp_magic; void *pp; unsigned long dma[2]; };
		struct { unsigned long head; byte_t order; };
	};
	union { int mapcount; unsigned type; };
	struct counter refcount;
} __attribute__((aligned(2 * sizeof(unsigned long))));
struct regs { word_t r[18]; };
struct event { word_t type; half_t size, misc; quad_t config; union { quad_t period; quad_t freq; }; quad_t disabled : 1, inherit : 1, pinned : 1, precise : 2, reserved : 59; union { word_t wake; word_t mark; }; };
struct descriptor { half_t limit0, base0; half_t base1 : 8, type : 4, s : 1, dpl : 2, p : 1; half_t limit1 : 4, avl : 1, l : 1, d : 1, g : 1, base2 : 8; } __attribute__((packed));
typedef struct { volatile int v; } cell;
struct cells { char a; cell b; char c; struct { cell d; byte_t e; } f; };
struct compat { word_t a; quad_t b __attribute__((packed, aligned(4))); half_t c; };
