#define max(a, b) ((a) > (b) ? (a) : (b))
#define id(x) x
#define twice(x) id(x) id(x)
max(max(1, 2), max(3, max(4, 5))) id(id(id(id(1)))) twice(twice(id(2))) id(max)(6, 7) max(id, id)(8)
id(id)(id)(9) twice(id)(id)
