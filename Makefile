# The commands of README.md. Each first makes sure of the Debian packages it needs.

.PHONY: help demo man test test-kernels front-end bench clean

help:
	@echo "make demo          bisect the Firefly case on small histories made on the spot"
	@echo "make man           a man page for every command, in .build/man"
	@echo "make test          every check and test, the call path of real kernels included"
	@echo "make test-kernels  the same path on whole kernel trees; FIRSTBAD_KERNEL=PATH adds a clone of yours"
	@echo "make front-end     the C front end on a whole kernel, against its peers; KERNEL=PATH takes a tree of yours"
	@echo "make bench         how fast the machine is, beside Python, and whole histories, beside git; REPOSITORY=PATH is a clone of U-Boot"
	@echo "make clean         remove everything that was built"

demo:
	@Tests/Scripts/install-packages demo
	swift build --product firstbad
	@$$(swift build --product firstbad --show-bin-path)/firstbad demo

man:
	@Tests/Scripts/install-packages demo
	swift build --product firstbad
	@Tests/Scripts/make-man --firstbad $$(swift build --product firstbad --show-bin-path)/firstbad --output .build/man

test:
	@Tests/Scripts/install-packages test
	@Tests/Scripts/test

test-kernels:
	@Tests/Scripts/install-packages test
	@Tests/Scripts/test --kernels-only --whole

front-end:
	@Tests/Scripts/install-packages test
	@Tests/FrontEnd/compare $(KERNEL)

bench:
	@Tests/Scripts/install-packages test
	swift build -c release --product firstbad
	@Tests/Benchmarks/machine --firstbad $$(swift build -c release --product firstbad --show-bin-path)/firstbad
	@Tests/Benchmarks/history --firstbad $$(swift build -c release --product firstbad --show-bin-path)/firstbad \
		$(if $(REPOSITORY),--repository "$(REPOSITORY)") $(if $(COMMITS),--commits $(COMMITS))

clean:
	rm -rf .build
