/// `drivers/iommu/rockchip-iommu.c`: the hardware's side.
@Lines func rockchipIOMMU(_ tree: KernelTree) -> String {
  #"""
  /* A short stand-in for the Rockchip IOMMU, written for this demonstration. */

  #include <linux/bug.h>
  #include <linux/device.h>
  #include <linux/err.h>
  #include <linux/errno.h>
  #include <linux/init.h>
  #include <linux/io.h>
  #include <linux/iommu.h>
  #include <linux/kernel.h>
  #include <linux/list.h>
  #include <linux/platform_device.h>
  #include <linux/slab.h>
  #include <linux/spinlock.h>

  #define RK_MMU_DTE_ADDR		0x00
  #define RK_MMU_COMMAND		0x08
  #define RK_MMU_CMD_ENABLE_PAGING	0
  #define RK_MMU_CMD_DISABLE_PAGING	1

  struct rk_iommu_domain {
  	struct list_head iommus;
  	u32 *dt;
  	dma_addr_t dt_dma;
  	spinlock_t iommus_lock;
  	struct iommu_domain domain;
  };

  struct rk_iommu {
  	struct device *dev;
  	void __iomem *base;
  	struct iommu_device iommu;
  	struct list_head node;
  	struct iommu_domain *domain;
  	struct iommu_group *group;
  };

  """#
  if tree.has(.identityDomain) {
    #"""
    static struct iommu_domain rk_identity_domain;

    """#
  }
  #"""
  static struct rk_iommu_domain *to_rk_domain(struct iommu_domain *dom)
  {
  	return container_of(dom, struct rk_iommu_domain, domain);
  }

  static struct rk_iommu *rk_iommu_from_dev(struct device *dev)
  {
  	return dev->iommu ? dev->iommu->priv : NULL;
  }

  static void rk_iommu_leave(struct rk_iommu *iommu)
  {
  	struct rk_iommu_domain *old = to_rk_domain(iommu->domain);
  	unsigned long flags;

  	spin_lock_irqsave(&old->iommus_lock, flags);
  	list_del(&iommu->node);
  	spin_unlock_irqrestore(&old->iommus_lock, flags);

  	writel(RK_MMU_CMD_DISABLE_PAGING, iommu->base + RK_MMU_COMMAND);
  	iommu->domain = NULL;
  }

  """#
  if tree.has(.identityDomain) {
    #"""
    static int rk_iommu_identity_attach(struct iommu_domain *identity_domain, struct device *dev)
    {
    	struct rk_iommu *iommu = rk_iommu_from_dev(dev);

    	if (!iommu)
    		return -ENODEV;
    	if (iommu->domain && iommu->domain != identity_domain)
    		rk_iommu_leave(iommu);
    	iommu->domain = NULL;
    	return 0;
    }

    static const struct iommu_domain_ops rk_identity_ops = {
    	.attach_dev = rk_iommu_identity_attach,
    };

    static struct iommu_domain rk_identity_domain = {
    	.type = IOMMU_DOMAIN_IDENTITY,
    	.ops = &rk_identity_ops,
    };

    """#
  } else if tree.has(.noDetach) {
    #"""
    static void rk_iommu_set_platform_dma(struct device *dev)
    {
    	struct rk_iommu *iommu = rk_iommu_from_dev(dev);

    	if (iommu && iommu->domain)
    		rk_iommu_leave(iommu);
    }

    """#
  } else {
    #"""
    static void rk_iommu_detach_device(struct iommu_domain *domain, struct device *dev)
    {
    	struct rk_iommu *iommu = rk_iommu_from_dev(dev);

    	if (iommu && iommu->domain == domain)
    		rk_iommu_leave(iommu);
    }

    """#
  }
  #"""
  static int rk_iommu_attach_device(struct iommu_domain *domain, struct device *dev)
  {
  	struct rk_iommu_domain *rk_domain = to_rk_domain(domain);
  	struct rk_iommu *iommu = rk_iommu_from_dev(dev);
  	unsigned long flags;

  	/* Some devices have no IOMMU and need none. */
  	if (!iommu)
  		return 0;
  	if (iommu->domain == domain)
  		return 0;
  	if (iommu->domain)
  		rk_iommu_leave(iommu);

  	iommu->domain = domain;
  	spin_lock_irqsave(&rk_domain->iommus_lock, flags);
  	list_add_tail(&iommu->node, &rk_domain->iommus);
  	spin_unlock_irqrestore(&rk_domain->iommus_lock, flags);

  	writel(rk_domain->dt_dma, iommu->base + RK_MMU_DTE_ADDR);
  	writel(RK_MMU_CMD_ENABLE_PAGING, iommu->base + RK_MMU_COMMAND);
  	return 0;
  }

  static struct iommu_domain *rk_iommu_domain_alloc(unsigned int type)
  {
  	struct rk_iommu_domain *rk_domain;

  	if (type != IOMMU_DOMAIN_UNMANAGED && type != IOMMU_DOMAIN_DMA)
  		return NULL;

  	rk_domain = kzalloc(sizeof(*rk_domain), GFP_KERNEL);
  	if (!rk_domain)
  		return NULL;

  	rk_domain->dt = kcalloc(1024, sizeof(u32), GFP_KERNEL);
  	if (!rk_domain->dt)
  		goto err_free_domain;

  	spin_lock_init(&rk_domain->iommus_lock);
  	INIT_LIST_HEAD(&rk_domain->iommus);
  	return &rk_domain->domain;

  err_free_domain:
  	kfree(rk_domain);
  	return NULL;
  }

  static void rk_iommu_domain_free(struct iommu_domain *domain)
  {
  	struct rk_iommu_domain *rk_domain = to_rk_domain(domain);

  	WARN_ON(!list_empty(&rk_domain->iommus));
  	kfree(rk_domain->dt);
  	kfree(rk_domain);
  }

  static struct iommu_device *rk_iommu_probe_device(struct device *dev)
  {
  	struct rk_iommu *iommu = rk_iommu_from_dev(dev);

  	return iommu ? &iommu->iommu : ERR_PTR(-ENODEV);
  }

  static const struct iommu_ops rk_iommu_ops = {
  	.domain_alloc = rk_iommu_domain_alloc,
  	.probe_device = rk_iommu_probe_device,
  """#
  if tree.has(.identityDomain) {
    "\t.identity_domain = &rk_identity_domain,"
  } else if tree.has(.noDetach) {
    "\t.set_platform_dma_ops = rk_iommu_set_platform_dma,"
  }
  "\t.pgsize_bitmap = 0x007ff000,"
  if tree.has(.splitOps) {
    #"""
    	.default_domain_ops = &(const struct iommu_domain_ops) {
    		.attach_dev = rk_iommu_attach_device,
    """#
    if !tree.has(.noDetach) { "\t\t.detach_dev = rk_iommu_detach_device," }
    #"""
    		.free = rk_iommu_domain_free,
    	},
    };

    """#
  } else {
    #"""
    	.domain_free = rk_iommu_domain_free,
    	.attach_dev = rk_iommu_attach_device,
    	.detach_dev = rk_iommu_detach_device,
    };

    """#
  }
  #"""
  static int __init rk_iommu_init(void)
  {
  	return bus_set_iommu(&platform_bus_type, &rk_iommu_ops);
  }
  subsys_initcall(rk_iommu_init);
  """#
}
